package org.metaspo.task;

/**
 * A text where any of several reference answers is right (column {@code answers}), as in question answering. Read and
 * compared like {@link ShortTextForm}.
 */
public record TextsForm() implements AnswerForm {
    private static final ShortTextForm TEXT = new ShortTextForm();

    @Override
    public String key() {
        return "texts";
    }

    @Override
    public Extraction extract(String content, String question) {
        return TEXT.extract(content, question);
    }

    @Override
    public boolean same(String value, String gold) {
        return TEXT.same(value, gold);
    }
}
