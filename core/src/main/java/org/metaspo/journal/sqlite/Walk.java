package org.metaspo.journal.sqlite;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.sqlite.Database.RowVisitor;

/** Walks through the pages of one table or index after another. */
final class Walk {
    private static final int DEEPEST = 20;
    private static final int RIGHTMOST = 8;

    private final Pages pages;
    private final BitSet used;
    private final List<Damage> damage;
    private final Cells cells;

    /** @param used the pages that were met, overflowed ones included */
    Walk(Pages pages, BitSet used, List<Damage> damage) {
        this.pages = pages;
        this.used = used;
        this.damage = damage;
        this.cells = new Cells(pages, this::overflow);
    }

    private @Nullable Page overflow(int number) throws IOException {
        if (number < 1 || number > pages.count() || used.get(number)) {
            return null;
        }
        used.set(number);
        return pages.page(number);
    }

    /** From the root of a table or an index to its leaves. */
    void through(int root, boolean ofTable, RowVisitor visitor) throws IOException {
        Page page = root > pages.count() ? null : pages.page(root);
        if (page != null) { // else it stood behind the end of the file, which is told apart
            through(page, ofTable, visitor, 0);
        }
    }

    private void through(Page page, boolean ofTable, RowVisitor visitor, int depth) throws IOException {
        int number = page.number();
        if (used.get(number) || depth > DEEPEST) {
            damage.add(page.damage(0, "page " + number + " is used twice"));
            return;
        }
        used.set(number);
        int leaf = ofTable ? Page.TABLE_LEAF : Page.INDEX_LEAF;
        int interior = ofTable ? Page.TABLE_INTERIOR : Page.INDEX_INTERIOR;
        boolean known = page.type() == leaf || page.type() == interior;
        if (!known || page.cells() > pages.size() / 2) {
            damage.add(page.damage(page.header(), "page " + number + " is none of a table"));
            return;
        }
        for (int i = 0; i < page.cells(); i++) {
            if (page.isInterior()) {
                child(page, page.cell(i), ofTable, visitor, depth + 1);
            }
            if (page.type() != Page.TABLE_INTERIOR) {
                row(page, i, visitor);
            }
        }
        if (page.isInterior()) {
            child(page, page.header() + RIGHTMOST, ofTable, visitor, depth + 1);
        }
    }

    private void child(Page page, int pointer, boolean ofTable, RowVisitor visitor, int depth) throws IOException {
        int number = pointer + 4 > pages.size() ? 0 : page.bytes().getInt(pointer);
        if (number < 1 || number > pages.count()) {
            damage.add(page.damage(pointer, "page " + page.number() + " points to a page that does not exist"));
            return;
        }
        Page child = pages.page(number);
        if (child != null) {
            through(child, ofTable, visitor, depth);
        }
    }

    private void row(Page page, int index, RowVisitor visitor) throws IOException {
        Row row = cells.row(page, index);
        if (row == null) {
            damage.add(page.damage(
                    page.cell(index), "record " + (index + 1) + " of page " + page.number() + " cannot be read"));
        } else {
            visitor.visit(row);
        }
    }
}
