package org.metaspo.testbed.world;

/**
 * A question whose truth is known.
 *
 * @param id task and number, such as {@code harbour-0017}; stands in the question too
 * @param task it belongs to
 * @param part what it is for
 * @param question as prompts show it
 * @param answer the right label
 * @param wrong the label that is given when the model fails
 * @param difficulty standard normal; the same under all prompts
 */
public record Item(String id, String task, Part part, String question, String answer, String wrong, double difficulty) {
    /** As a prompt gives it away. */
    String quoted() {
        return question + " = " + answer;
    }
}
