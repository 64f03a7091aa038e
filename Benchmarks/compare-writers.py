"""Times NetworkX's GraphML writers on a graph that FormatBenchmark wrote: compare-writers.py FILE

Seconds are of processor time, the best of two turns. `write_graphml` uses lxml where it is installed,
which is the faster of the two.
"""

import sys
import time

import networkx

graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
try:
    import lxml.etree

    lxml_version = lxml.etree.__version__
except ImportError:
    lxml_version = "absent"
for name in ["write_graphml_xml", "write_graphml_lxml"]:
    if name.endswith("lxml") and lxml_version == "absent":
        continue
    times = []
    for _ in range(2):
        start = time.process_time()
        getattr(networkx, name)(graph, "/dev/null")
        times.append(time.process_time() - start)
    print(f"networkx {networkx.__version__}, lxml {lxml_version}: {name} {min(times):.1f} s", flush=True)
