package org.metaspo.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A stretch of calls, measured.
 *
 * @param calls how many
 * @param seconds by the clock
 * @param cpuSeconds of this process, its compiler and garbage collector included
 */
record Phase(int calls, double seconds, double cpuSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    /** Makes a number of calls. */
    @FunctionalInterface
    interface Work {
        void run(int calls) throws Exception;
    }

    static Phase of(int calls, Work work) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run(calls);
        return new Phase(calls, (System.nanoTime() - start) / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS);
    }

    double perSecond() {
        return calls / seconds;
    }

    double cpuMicrosPerCall() {
        return cpuSeconds * MICROS / calls;
    }
}
