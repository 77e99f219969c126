package org.metaspo.task.source.catalogue;

/** A row does not look as its rule says: the source has changed its columns or their types. */
public final class RowShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what is wrong, as a sentence: the column, what was expected, what is there */
    public RowShapeException(String what) {
        super(what);
    }
}
