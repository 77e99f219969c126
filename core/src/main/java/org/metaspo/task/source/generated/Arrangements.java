package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;

/** All ways to put the things of some categories into a row of places, one thing of each category to a place. */
final class Arrangements {
    private final int categories;
    private final int size;
    private final List<int[]> orders = new ArrayList<>();

    /**
     * @param categories how many categories
     * @param size how many places, and things of each category
     */
    Arrangements(int categories, int size) {
        this.categories = categories;
        this.size = size;
        permute(new int[size], 0, 0);
    }

    /** The first clues that leave one arrangement, less those that the others make superfluous. */
    List<Clue> telling(List<Clue> clues) {
        List<Clue> chosen = new ArrayList<>();
        for (Clue clue : clues) {
            if (isUnique(chosen)) {
                break;
            }
            chosen.add(clue);
        }
        for (Clue clue : List.copyOf(chosen)) {
            List<Clue> fewer = new ArrayList<>(chosen);
            fewer.remove(clue);
            if (isUnique(fewer)) {
                chosen = fewer;
            }
        }
        return chosen;
    }

    private boolean isUnique(List<Clue> clues) {
        return new Search(clues).count(0) == 1;
    }

    /** Category by category; what a category's own clues rule out is left out before. */
    private final class Search {
        private final List<List<int[]>> allowed = new ArrayList<>();
        private final List<List<Clue>> between = new ArrayList<>();
        private final int[][] places = new int[categories][];

        private Search(List<Clue> clues) {
            for (int i = 0; i < categories; i++) {
                int category = i;
                List<Clue> own = clues.stream()
                        .filter(clue -> clue.first() == category && clue.last() == category)
                        .toList();
                allowed.add(orders.stream()
                        .filter(order -> {
                            places[category] = order;
                            return hold(own, places);
                        })
                        .toList());
                between.add(clues.stream()
                        .filter(clue -> clue.first() < category && clue.last() == category)
                        .toList());
            }
        }

        /** Arrangements in which all clues hold, from a category on; counts no further than 2. */
        private int count(int category) {
            if (category == categories) {
                return 1;
            }
            int found = 0;
            for (int[] order : allowed.get(category)) {
                places[category] = order;
                if (hold(between.get(category), places)) {
                    found += count(category + 1);
                }
                if (found > 1) {
                    break;
                }
            }
            return found;
        }
    }

    private static boolean hold(List<Clue> clues, int[][] places) {
        for (Clue clue : clues) {
            if (!clue.holds().test(places)) {
                return false;
            }
        }
        return true;
    }

    private void permute(int[] order, int filled, int used) {
        if (filled == size) {
            orders.add(order.clone());
            return;
        }
        for (int place = 0; place < size; place++) {
            if ((used & 1 << place) == 0) {
                order[filled] = place;
                permute(order, filled + 1, used | 1 << place);
            }
        }
    }
}
