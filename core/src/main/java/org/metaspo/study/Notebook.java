package org.metaspo.study;

import org.metaspo.method.Diary;

/** Port: hears, in program order, what a study finds. A study that is stopped ends with what it has told. */
public interface Notebook extends Diary {
    /** A measurement is complete. */
    void found(Finding finding);

    /** Something that the user should know. */
    void notice(String text);
}
