package org.metaspo.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What this JVM's heap holds. */
final class Heap {
    private static final double MIB = 1 << 20;

    private Heap() {}

    /** The sum of the peaks of the heap's parts, garbage included: no less than the heap's own peak. */
    static double peakMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MIB;
    }

    /** What is left after a collection. */
    static double liveMiB() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }
}
