package org.metaspo.benchmarks;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Made-up items of about the length of a product review, the same ones every time. */
final class Exam {
    static final String SYSTEM = "You are a helpful assistant who reads what customers write with great care.";

    private static final int SENTENCES = 5;
    private static final int GRADES = 5;
    private static final List<String> SUBJECTS =
            List.of("The handle", "Its colour", "The sound", "My order", "The battery", "Their service", "The fabric");
    private static final List<String> VERBS =
            List.of("turned out", "felt", "looked", "stayed", "seemed", "arrived", "proved");
    private static final List<String> QUALITIES = List.of(
            "better than the old one", "rather plain", "worse every week", "just as described", "surprisingly solid");

    private Exam() {}

    /**
     * One item.
     *
     * @param answer 1 to 5
     */
    record Item(String question, String answer) {}

    /** The item of this number; no two have the same question. */
    static Item item(long number) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        StringBuilder question = new StringBuilder("Review ").append(number).append(": ");
        for (int sentence = 0; sentence < SENTENCES; sentence++) {
            question.append(pick(SUBJECTS, random))
                    .append(' ')
                    .append(pick(VERBS, random))
                    .append(" to be ")
                    .append(pick(QUALITIES, random))
                    .append(" after ")
                    .append(2 + random.nextInt(30))
                    .append(" days in the kitchen. ");
        }
        return new Item(question.toString().strip(), String.valueOf(1 + random.nextInt(GRADES)));
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
