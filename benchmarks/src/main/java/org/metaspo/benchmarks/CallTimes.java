package org.metaspo.benchmarks;

/**
 * What calls cost a fresh JVM.
 *
 * @param cold its first ones
 * @param warm later ones
 */
record CallTimes(Phase cold, Phase warm) {
    static CallTimes of(int cold, int warmUp, int warm, Phase.Work work) throws Exception {
        Phase first = Phase.of(cold, work);
        if (warmUp > 0) {
            work.run(warmUp);
        }
        return new CallTimes(first, Phase.of(warm, work));
    }
}
