package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;

/** Multi-step word problems about a collection that grows and shrinks. All numbers on the way are whole and positive. */
record Arithmetic() implements Generator {
    private static final List<String> THINGS = List.of(
            "stamps",
            "shells",
            "marbles",
            "postcards",
            "buttons",
            "coins",
            "stickers",
            "pebbles",
            "badges",
            "beads",
            "seeds",
            "tiles",
            "candles",
            "pencils",
            "corks");
    private static final List<String> SHARES = List.of("half", "a third", "a quarter", "a fifth");
    private static final List<String> TIMES = List.of("twice", "three times", "four times");
    private static final int MOST = 600;

    @Override
    public String name() {
        return "arithmetic";
    }

    @Override
    public List<String> levels() {
        return List.of(
                "2 steps of adding and taking away",
                "4 steps, with boxes, multiples and shares",
                "6 or 7 steps, the last one packing or selling, and a number that does not matter");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        return new Story(level, draw).told();
    }

    /** One problem while it is written. */
    private static final class Story {
        private final int level;
        private final Draw draw;
        private final String owner;
        private final String friend;
        private final String things;
        private final List<String> sentences = new ArrayList<>();
        private int count;

        private Story(int level, Draw draw) {
            this.level = level;
            this.draw = draw;
            List<String> people = draw.some(People.NAMES, 2);
            owner = people.get(0);
            friend = people.get(1);
            things = draw.one(THINGS);
        }

        private Puzzle told() {
            start();
            int steps = level == 1 ? 2 : level == 2 ? 3 : draw.between(4, 5);
            int idle = level == 3 ? draw.between(1, steps - 1) : steps;
            for (int i = 0; i < steps; i++) {
                if (i == idle) {
                    sentences.add(friend + " has collected " + things + " for " + draw.between(2, 30) + " years.");
                }
                step();
            }
            return level == 3 ? end() : puzzle("How many " + things + " does " + owner + " have now?", count);
        }

        private void start() {
            if (level == 1) {
                count = draw.between(10, 90);
                sentences.add(owner + " has " + count + " " + things + ".");
            } else {
                int boxes = draw.between(3, 9);
                int each = draw.between(6, 24);
                count = boxes * each;
                sentences.add(owner + " has " + boxes + " boxes with " + each + " " + things + " in each.");
            }
        }

        private void step() {
            int kind = level == 1 ? draw.between(1, 2) : draw.between(1, 5);
            switch (kind) {
                case 1 -> {
                    int more = draw.between(5, 60);
                    count += more;
                    sentences.add(owner + " buys " + more + " more.");
                }
                case 2 -> fewer();
                case 3 -> share();
                case 4 -> multiple();
                default -> {
                    int bags = draw.between(2, 6);
                    int each = draw.between(3, 15);
                    count += bags * each;
                    sentences.add(friend + " brings " + owner + " " + bags + " bags of " + each + " " + things + ".");
                }
            }
        }

        /** Gives some away, but not the last one; then another step. */
        private void fewer() {
            if (count < 2) {
                step();
                return;
            }
            int fewer = draw.between(1, Math.min(count - 1, 60));
            count -= fewer;
            sentences.add(owner + " gives " + fewer + " of them to " + friend + ".");
        }

        /** Gives a share away that comes out even; without one, another step. */
        private void share() {
            List<Integer> parts = List.of(2, 3, 4, 5).stream()
                    .filter(part -> count % part == 0)
                    .toList();
            if (parts.isEmpty()) {
                step();
                return;
            }
            int part = draw.one(parts);
            count -= count / part;
            sentences.add(owner + " gives " + SHARES.get(part - 2) + " of the collection to " + friend + ".");
        }

        private void multiple() {
            int times = draw.between(2, 4);
            if (count * times > MOST) {
                step();
                return;
            }
            count *= times;
            sentences.add(owner + " goes on until there are " + TIMES.get(times - 2) + " as many as before.");
        }

        private Puzzle end() {
            List<Integer> sizes = List.of(3, 4, 5, 6, 7, 8, 9, 12).stream()
                    .filter(size -> count % size == 0 && count > size)
                    .toList();
            if (sizes.isEmpty() || draw.coin()) {
                int price = draw.between(2, 9);
                return puzzle(
                        owner + " sells them all for " + price + " crowns each. How many crowns does that make?",
                        count * price);
            }
            int size = draw.one(sizes);
            return puzzle(owner + " packs them all into bags of " + size + ". How many bags are filled?", count / size);
        }

        private Puzzle puzzle(String ask, int answer) {
            return Puzzle.open(String.join(" ", sentences), ask, String.valueOf(answer));
        }
    }
}
