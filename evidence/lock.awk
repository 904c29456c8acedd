# A committed Cargo.lock leaves out where crates come from, which is the same for every crate of the generator itself; this
# writes it back: awk -v source="$(grep -m1 '^source = ' ../Cargo.lock)" -f lock.awk Cargo.lock. The package that the lock
# file belongs to comes from nowhere: its version is 0.0.0.
{ print }
/^version = / && NR > 3 && $3 != "\"0.0.0\"" { print source }
