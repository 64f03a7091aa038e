"""Times NetworkX's GraphML writer on a graph that FormatBenchmark wrote: compare-writers.py FILE"""

import sys
import time

import networkx

graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
for name in ["write_graphml_xml", "write_graphml"]:
    start = time.perf_counter()
    getattr(networkx, name)(graph, "/dev/null")
    print(f"networkx {networkx.__version__} {name}: {time.perf_counter() - start:.1f} s")
