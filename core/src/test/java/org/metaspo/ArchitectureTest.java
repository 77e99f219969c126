package org.metaspo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: who stands above whom, and who may touch what. */
class ArchitectureTest {
    /** From the top: a room may only look down. */
    private static final List<String> ROOMS = List.of(
            "config",
            "run",
            "result",
            "study",
            "method",
            "proposal",
            "evaluation",
            "judge",
            "call",
            "journal",
            "model",
            "task",
            "statistics",
            "prompt",
            "event",
            "http",
            "problem");

    private static final String FRONT_DOOR = "the front door";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int MOST_LINES = 400;

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static String[] rooms(String... names) {
        return Stream.of(names).map(name -> "org.metaspo." + name + "..").toArray(String[]::new);
    }

    @Test
    void roomsOnlyLookDown() {
        Architectures.LayeredArchitecture house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.metaspo..")
                .withOptionalLayers(true)
                .layer(FRONT_DOOR)
                .definedBy("org.metaspo");
        for (String room : ROOMS) {
            house = house.layer(room).definedBy(rooms(room));
        }
        List<String> above = new ArrayList<>();
        house = house.whereLayer(FRONT_DOOR).mayNotBeAccessedByAnyLayer();
        above.add(FRONT_DOOR);
        for (String room : ROOMS) {
            house = house.whereLayer(room).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            above.add(room);
        }
        house.check(CORE);
    }

    @Test
    void everyRoomIsOnTheList() {
        Set<String> found = new TreeSet<>();
        CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("org.metaspo"))
                .forEach(name -> found.add(name.split("\\.", -1)[2]));

        assertThat(found).contains("method", "task");
        assertThat(ROOMS).containsAll(found);
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("org.metaspo.(**)")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void onlyTheJournalKnowsDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms("journal"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."))
                .check(CORE);
    }

    @Test
    void onlyModelsAndTaskSourcesSpeakHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms("http", "model", "task.source"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc..", "dev.langchain4j.http.."))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "java.net connections",
                        type -> Set.of(
                                        "java.net.URL",
                                        "java.net.URLConnection",
                                        "java.net.HttpURLConnection",
                                        "java.net.Socket",
                                        "java.net.ServerSocket")
                                .contains(type.getName())))
                .check(CORE);
    }

    @Test
    void onlySomeRoomsTouchFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms("config", "task.source", "result", "run", "journal"))
                .should()
                .dependOnClassesThat(files())
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> files() {
        return DescribedPredicate.describe(
                "files",
                type -> type.getName().equals("java.nio.file.Files")
                        || type.getName().matches("java\\.nio\\.channels\\.(Asynchronous)?File.*")
                        || type.getName().matches("java\\.io\\.(File.*|RandomAccessFile)"));
    }

    /** A method is a function of tasks, evaluator, proposer and random source. */
    @Test
    void methodsHaveNoWayToFilesClocksModelsCapsOrGlobalChance() {
        String[] jobs = rooms("method", "study");
        noClasses()
                .that()
                .resideInAnyPackage(jobs)
                .should()
                .dependOnClassesThat(files())
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.time.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.metaspo.journal.."))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "providers, caps, threads and global chance",
                        type -> Set.of(
                                        "org.metaspo.model.Provider",
                                        "org.metaspo.model.Providers",
                                        "org.metaspo.call.Calls",
                                        "org.metaspo.call.Budget",
                                        "org.metaspo.call.Caps",
                                        "org.metaspo.evaluation.Evaluation",
                                        "java.util.Random",
                                        "java.util.SplittableRandom",
                                        "java.util.concurrent.ThreadLocalRandom",
                                        "java.lang.Thread")
                                .contains(type.getName())))
                .orShould()
                .callMethodWhere(clockOrGlobalChance())
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static DescribedPredicate<JavaCall<?>> clockOrGlobalChance() {
        return DescribedPredicate.describe("the clock or global chance", call -> {
            String target = call.getTargetOwner().getName() + "." + call.getName();
            return Set.of("java.lang.System.nanoTime", "java.lang.System.currentTimeMillis", "java.lang.Math.random")
                    .contains(target);
        });
    }

    @Test
    void nothingThatDecidesIsLeftToGlobalChance() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "global chance",
                        type -> Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                                .contains(type.getName())))
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "Math.random",
                        call -> call.getTargetOwner().isEquivalentTo(Math.class)
                                && call.getName().equals("random")))
                .check(CORE);
        classes()
                .that(DescribedPredicate.describe(
                        "use ThreadLocalRandom",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getName()
                                        .equals("java.util.concurrent.ThreadLocalRandom"))))
                .should()
                .haveFullyQualifiedName("org.metaspo.call.Retried")
                .orShould()
                .haveFullyQualifiedName("org.metaspo.call.Pacer")
                .because("the pause before another attempt decides nothing")
                .check(CORE);
    }

    /** What else is measured goes by {@code System.nanoTime}: the clock on the wall may be set back at any time. */
    private static final Set<String> READ_THE_CLOCK = Set.of(
            "run.Stopwatch", // the date under timings
            "journal.AnswerCache", // which answers go first where there is no room
            "call.BatchDesk", // since when a batch may be there, give or take a day
            "task.source.fetch.Patience", // waits until a date, where the host does not tell its own time
            "model.ChatModelProvider", // the same
            "model.EndpointBatches",
            "model.EndpointProvider");

    @Test
    void theClockOnTheWallDecidesNothing() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are none of those that may read it",
                        type -> !READ_THE_CLOCK.contains(type.getName().replaceFirst("^org\\.metaspo\\.", ""))))
                .should()
                .callMethodWhere(DescribedPredicate.describe("the clock on the wall", call -> {
                    String target = call.getTargetOwner().getName() + "." + call.getName();
                    return target.equals("java.lang.System.currentTimeMillis")
                            || target.matches("java\\.time\\.\\w+\\.(now|system\\w*|tick\\w*)");
                }))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "dates of old",
                        type -> Set.of("java.util.Date", "java.util.Calendar").contains(type.getName())))
                .check(CORE);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)")
                .orShould()
                .haveNameMatching(".*[.$](Base|Abstract)[A-Z].*")
                .check(CORE);
    }

    @Test
    void noFileIsLong() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(MOST_LINES));
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
