package org.metaspo.task.source.generated;

import java.util.Locale;
import org.metaspo.task.SplitSizes;

/** The parts of a data file. A story belongs to one of them for good, whatever seed and sizes. */
enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    /** The part that the stories of a group belong to, a third of all groups to each. */
    static Part of(String group) {
        return values()[(int) Long.remainderUnsigned(Long.parseUnsignedLong(group, 16), values().length)];
    }

    /** The name in data files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    int size(SplitSizes sizes) {
        return switch (this) {
            case TRAIN -> sizes.train();
            case VALIDATION -> sizes.validation();
            case TEST -> sizes.test();
        };
    }
}
