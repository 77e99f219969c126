package org.metaspo.task;

/**
 * Words that a prompt copies from an item.
 *
 * @param task of the item
 * @param part where the item is: train, validation or test
 * @param item its id
 * @param words that are copied, without case and punctuation
 */
public record Quotation(String task, String part, String item, String words) {
    /** In words. */
    public String said() {
        return "quotes item " + item + " of " + task + " (" + part + "): \"" + words + "\"";
    }
}
