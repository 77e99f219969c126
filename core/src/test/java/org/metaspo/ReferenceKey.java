package org.metaspo;

/**
 * A key of a {@code reference.yaml}.
 *
 * @param path from the top, with dots
 * @param value its default; empty for none
 * @param meaning what its comment says; may be empty
 */
public record ReferenceKey(String path, String value, String meaning) {
    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether it stands in a group, at any depth. */
    public boolean isIn(String group) {
        return path.startsWith(group + ".");
    }

    /** Its meaning in a table of Markdown; pages of the documentation are links. */
    public String cell() {
        return meaning.replace("|", "\\|")
                .replaceAll("<([a-z]+)>", "`<$1>`")
                .replaceAll("\\bdocs/([a-z-]+)\\.md", "[$1.md](../$1.md)");
    }
}
