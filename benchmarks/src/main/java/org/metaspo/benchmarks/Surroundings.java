package org.metaspo.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * What figures depend on beside the program.
 *
 * @param jdk its version
 * @param system operating system and architecture
 * @param processors as the JVM counts them
 * @param loadAverage of the last minute before the first measurement; below zero where the system tells none
 */
record Surroundings(String jdk, String system, int processors, double loadAverage) {
    static Surroundings now() {
        return new Surroundings(
                System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
