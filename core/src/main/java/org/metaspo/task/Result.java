package org.metaspo.task;

/** Where in an answer its number stands. */
final class Result {
    private static final String BOXED = "\\boxed{";

    private Result() {}

    /** What stands in the last {@code \boxed}, and of that what stands behind the last equals sign; in plain text. */
    static String of(String content) {
        String result = behindEquals(content);
        if (result.indexOf('\\') < 0) {
            return result.indexOf('{') < 0 ? result : Latex.plain(result);
        }
        int boxed = content.lastIndexOf(BOXED);
        int end = boxed < 0 ? -1 : Wrapping.closingBrace(content, boxed + BOXED.length());
        return Latex.plain(end < 0 ? result : behindEquals(content.substring(boxed + BOXED.length(), end)));
    }

    private static String behindEquals(String content) {
        String behind = content.substring(content.lastIndexOf('=') + 1);
        return behind.isBlank() ? content : behind;
    }
}
