"""Where the sites are written to.

In memory figures repeat, because there is no disk. An ext4 is made new for every run: on a used one, inodes that were
freed within the last minutes are stepped over one by one, so what was deleted before costs the next run more than its
own work.
"""
import contextlib
import os
import shutil
import subprocess
import tempfile


@contextlib.contextmanager
def scratch():
    """A folder for inputs, in memory where there is such a file system."""
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(prefix="closecodes-compare-", dir=base) as folder:
        yield folder


class Place:
    def __init__(self, on):
        self.on = on
        self.base = tempfile.mkdtemp(prefix="closecodes-out-", dir="/dev/shm" if on == "memory" else None if on == "ext4" else on)
        self.image = os.path.join(self.base, "disk.img") if on == "ext4" else None
        self.root = os.path.join(self.base, "disk") if on == "ext4" else self.base

    def __enter__(self):
        os.makedirs(self.root, exist_ok=True)
        return self

    def __exit__(self, *_):
        self._empty()
        shutil.rmtree(self.base, ignore_errors=True)

    def fresh(self, name):
        """Room for a new output, with all before it gone and the disk at rest."""
        self._empty()
        if self.image:
            with open(self.image, "wb") as image:
                image.truncate(16 << 30)
            subprocess.run(["mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=1,nodiscard", self.image], check=True)
            subprocess.run(["mount", "-o", "loop,noinit_itable", self.image, self.root], check=True)
        os.sync()
        return os.path.join(self.root, name)

    def size(self, out):
        """How many files an output has, and their bytes."""
        if os.path.isfile(out):
            return {"files": 1, "bytes": os.path.getsize(out)}
        sizes = [os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(out) for name in names]
        return {"files": len(sizes), "bytes": sum(sizes)}

    def _empty(self):
        if self.image:
            if os.path.ismount(self.root):
                subprocess.run(["umount", self.root], check=True)
            return
        for name in os.listdir(self.root):
            path = os.path.join(self.root, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
