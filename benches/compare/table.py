"""What the runs took, as one table."""
import os
from statistics import median


def show(codes, asked, rows):
    load = " ".join(f"{figure:.1f}" for figure in os.getloadavg())
    kind = "with embeds and reversed addresses" if asked.whole else "pages alone"
    print(f"\n{codes} codes, {codes * (codes - 1) // 2} pairs, {kind}; medians of {asked.rounds}; on {asked.on}; "
          f"{os.cpu_count()} cores, load {load}")
    print(f"{'':<12}{'wall s':>9}{'cpu s':>9}{'user':>8}{'system':>8}{'peak MiB':>10}{'files':>9}{'MB':>8}"
          f"{'wall ×':>9}{'cpu ×':>9}{'peak ×':>9}")
    ours = rows["closecodes"][1:]
    for name, runs in rows.items():
        counted = runs[1:]
        of = lambda key: median(_figure(run, key) for run in counted)
        ratio = lambda key: median(_figure(run, key) / _figure(own, key) for run, own in zip(counted, ours))
        print(f"{name:<12}{of('wall'):9.3f}{of('cpu'):9.3f}{of('user'):8.3f}{of('system'):8.3f}{of('peak'):10.1f}"
              f"{counted[0]['files']:9d}{counted[0]['bytes'] / 1e6:8.1f}"
              f"{ratio('wall'):9.2f}{ratio('cpu'):9.2f}{ratio('peak'):9.2f}")


def _figure(run, key):
    return run["user"] + run["system"] if key == "cpu" else run[key]
