package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.Sentences;

/**
 * Reads the edits in an optimizer's answer. Models that are asked for edits often answer with the whole prompt, edited;
 * that is as good: what they changed is found out.
 */
final class EditReply {
    private static final Pattern BLOCK =
            Pattern.compile("<(edit|edits|prompt|sentence)>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("(?im)^[\\s*_-]*(add|replace|delete|remove|with|because|reason)[*_]*\\s*:[*_]*");

    private final Editable parent;
    private final List<SentenceEdit> edits = new ArrayList<>();

    @Nullable
    private String whole;

    private EditReply(Editable parent) {
        this.parent = parent;
    }

    /** What an answer says to change in a prompt; without an analysis and without a check by any rules. */
    static Advice read(Editable parent, String answer) {
        EditReply reply = new EditReply(parent);
        Matcher blocks = BLOCK.matcher(answer);
        while (blocks.find()) {
            reply.block(blocks.group(2).strip());
        }
        return new Advice(
                reply.edits, reply.whole, TaggedText.first(answer, "analysis").orElse(""), List.of());
    }

    private void block(String text) {
        List<Map<String, String>> forms = forms(text);
        if (!forms.isEmpty()) {
            forms.forEach(this::form);
        } else if (Sentences.of(text).size() == 1 && parent.sentences().indexOf(text) < 0) {
            edits.add(new SentenceEdit.Add(text, null));
        } else {
            Optional<List<SentenceEdit>> changes = parent.changesTo(text);
            changes.ifPresent(edits::addAll);
            whole = changes.isEmpty() && whole == null ? text : whole;
        }
    }

    private void form(Map<String, String> form) {
        String old = form.get("replace");
        String by = form.get("with");
        String added = form.get("add");
        String deleted = form.get("delete");
        if (added != null) {
            edits.add(new SentenceEdit.Add(added, null));
        } else if (old != null && by != null) {
            edits.add(new SentenceEdit.Replace(old, by));
        } else if (deleted != null) {
            edits.add(new SentenceEdit.Delete(deleted));
        }
    }

    /** The fields of a block, form by form; a block may hold several. */
    private static List<Map<String, String>> forms(String text) {
        List<Map<String, String>> forms = new ArrayList<>();
        Matcher fields = FIELD.matcher(text);
        String name = "";
        int from = 0;
        while (fields.find()) {
            put(forms, name, text.substring(from, fields.start()));
            name = fields.group(1).toLowerCase(Locale.ROOT).replace("remove", "delete");
            from = fields.end();
        }
        put(forms, name, text.substring(from));
        return forms;
    }

    private static void put(List<Map<String, String>> forms, String name, String value) {
        boolean opens = name.equals("add") || name.equals("replace") || name.equals("delete");
        if (opens) {
            forms.add(new LinkedHashMap<>());
        }
        String text = unquoted(value.strip());
        if (!forms.isEmpty() && !text.isEmpty()) {
            forms.getLast().put(name, text);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
