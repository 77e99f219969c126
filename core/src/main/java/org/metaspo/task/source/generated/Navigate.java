package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;

/** A walk on a grid of tiles: does it end where it began? Walks that do not end close by. */
record Navigate() implements Generator {
    private static final List<String> SIDES = List.of("forward", "to the right", "backward", "to the left");
    private static final List<String> TURNS = List.of("Turn right.", "Turn around.", "Turn left.");
    private static final int NEAR = 4;

    @Override
    public String name() {
        return "navigate";
    }

    @Override
    public List<String> levels() {
        return List.of(
                "4 or 5 moves in four directions, without turning",
                "4 or 5 moves, with a turn before most of them",
                "6 or 7 moves in four directions, with turns between");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        boolean back = draw.coin();
        Walk walk = new Walk(level, draw);
        while (back ? walk.distance() > 0 : walk.distance() == 0 || walk.distance() > NEAR) {
            walk = new Walk(level, draw);
        }
        String manner = level == 1 ? " You look in the same direction all the time." : "";
        return Puzzle.open(
                "You stand on a tile of a large floor and do the following, one thing after the other." + manner + "\n"
                        + String.join(" ", walk.steps),
                "Do you end on the tile where you began?",
                back ? "yes" : "no");
    }

    private static final class Walk {
        private final List<String> steps = new ArrayList<>();
        private int heading;
        private int north;
        private int east;

        private Walk(int level, Draw draw) {
            int moves = level == 3 ? draw.between(6, 7) : draw.between(4, 5);
            for (int i = 0; i < moves; i++) {
                if (level > 1 && i > 0 && draw.between(1, 4) > 1) {
                    turn(draw);
                }
                move(level == 2 ? 0 : draw.between(0, 3), draw.between(1, 8));
            }
        }

        private void turn(Draw draw) {
            int quarters = draw.between(1, 3);
            heading += quarters;
            steps.add(TURNS.get(quarters - 1));
        }

        private void move(int side, int tiles) {
            int direction = (heading + side) % 4;
            int way = direction < 2 ? tiles : -tiles;
            if (direction % 2 == 0) {
                north += way;
            } else {
                east += way;
            }
            steps.add("Go " + tiles + (tiles == 1 ? " tile " : " tiles ") + SIDES.get(side) + ".");
        }

        private int distance() {
            return Math.abs(north) + Math.abs(east);
        }
    }
}
