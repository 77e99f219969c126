package org.metaspo.task;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.metaspo.task.Extraction.Unparseable;

/**
 * What a group of a regular expression matches, where the expression first matches. Expressions are RE2's
 * (https://github.com/google/re2/wiki/Syntax): no look-around and no backreferences, and so any of them takes time
 * linear in the response's length. Answers are compared like {@link ShortTextForm}.
 */
public final class RegexForm implements AnswerForm {
    private static final ShortTextForm TEXT = new ShortTextForm();

    private final String pattern;
    private final int group;
    private final transient Pattern compiled;

    /**
     * A form for an expression.
     *
     * @param group the number of the group that holds the answer; 0: the whole match
     * @throws IllegalArgumentException where the expression cannot be read, or has no such group
     */
    public RegexForm(String pattern, int group) {
        this.pattern = pattern;
        this.group = group;
        this.compiled = compile(pattern);
        if (group < 0 || group > compiled.groupCount()) {
            throw new IllegalArgumentException(
                    "The expression has " + compiled.groupCount() + " groups, and no group " + group + ".");
        }
    }

    /** The first group of an expression, or its whole match where it has no group. */
    public static RegexForm of(String pattern) {
        return new RegexForm(pattern, Math.min(1, compile(pattern).groupCount()));
    }

    /**
     * A named group of an expression.
     *
     * @throws IllegalArgumentException where the expression cannot be read, or has no such group
     */
    public static RegexForm of(String pattern, String group) {
        Integer index = compile(pattern).namedGroups().get(group);
        if (index == null) {
            throw new IllegalArgumentException("The expression has no group named " + group + ".");
        }
        return new RegexForm(pattern, index);
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The expression cannot be read (" + e.getDescription() + ": " + e.getPattern() + ").", e);
        }
    }

    @Override
    public String key() {
        return "regex";
    }

    @Override
    public Extraction extract(String content, String question) {
        Matcher matcher = compiled.matcher(content);
        if (!matcher.find()) {
            return new Unparseable("the expression does not match");
        }
        String text = matcher.group(group);
        if (text == null) {
            return new Unparseable("group " + group + " is not part of the match");
        }
        return TEXT.extract(text, question);
    }

    /** The data holds the answers themselves, not texts to search. */
    @Override
    public Extraction canonical(String gold, String question) {
        return TEXT.extract(gold, question);
    }

    @Override
    public boolean same(String value, String gold) {
        return TEXT.same(value, gold);
    }

    @Override
    public boolean verbatim() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegexForm form && form.pattern.equals(pattern) && form.group == group;
    }

    @Override
    public int hashCode() {
        return 31 * pattern.hashCode() + group;
    }

    @Override
    public String toString() {
        return "RegexForm[pattern=" + pattern + ", group=" + group + "]";
    }
}
