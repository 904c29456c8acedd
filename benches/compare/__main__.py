"""Build the same site with closecodes and with other generators, in turn, and print what each took.

Every round runs every tool once, in an order that turns from round to round, into a folder that is not there yet.
Figures are of the whole process from outside; ratios are taken round by round, and all that is printed is a median.
"""
import argparse
import os
import sys

from . import inputs, places, table, tools, verify


def arguments():
    parser = argparse.ArgumentParser(prog="benches/compare.sh", description=__doc__)
    parser.add_argument("codes", type=int, nargs="+", help="how many codes; N codes have N(N-1)/2 pairs")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds, after one that is not (default 5)")
    parser.add_argument("--with", dest="peers", default=None, metavar="LIST",
                        help="of hugo,zola,eleventy,tar,floor (default: tar, floor and what is installed)")
    parser.add_argument("--whole", action="store_true",
                        help="closecodes with all that a site has: embeds of pairs and reversed addresses too")
    parser.add_argument("--on", default="memory", help="memory (default), ext4 (a new one in a file; needs root), or a folder")
    parser.add_argument("--install", action="store_true", help="install Hugo and Eleventy below benches/tools/target first")
    return parser.parse_args()


def main():
    asked = arguments()
    if asked.install:
        tools.install()
    for codes in asked.codes:
        compare(asked, codes)


def compare(asked, codes):
    wanted = asked.peers.split(",") if asked.peers else None
    with places.scratch() as work, places.Place(asked.on) as place:
        site = inputs.Site(work, codes, asked.whole)
        running = tools.found(site, wanted, asked.whole)
        rows = {tool.name: [] for tool in running}
        for turn in range(-1, asked.rounds):
            first = turn % len(running)
            # The floor writes what closecodes made, so in the round that does not count the order stays.
            for tool in running if turn < 0 else running[first:] + running[:first]:
                out = place.fresh(tool.name)
                figures = tool.run(out, work)
                if turn < 0:
                    figures.update(place.size(out))
                    if tool.name == "closecodes":
                        verify.pages(site, out)
                        tools.keep_for_floor(out, work)
                    rows[tool.name].append(figures)
                else:
                    rows[tool.name].append({**rows[tool.name][0], **figures})
        table.show(codes, asked, rows)


if __name__ == "__main__":
    try:
        main()
    except tools.Failed as failed:
        sys.exit(str(failed))
    except KeyboardInterrupt:
        os._exit(130)
