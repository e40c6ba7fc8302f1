package dk.samsky.engine;

import static dk.samsky.plan.Shop.AARHUS;

import dk.samsky.plan.Shop;
import dk.samsky.plan.StepKey;
import dk.samsky.plan.Steps;
import dk.samsky.plan.TenantChanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tenants, edited at random: whatever was asked for stands, and the next plan is empty. */
class ConvergenceTest {
    @TempDir Path directory;

    @Test
    void thePlanOfWhatWasAppliedIsEmpty() throws Exception {
        Everywhere.run(LongStream.rangeClosed(1, 12).boxed().toList(), this::edit);
    }

    private void edit(long seed) throws Exception {
        var random = new Random(seed);
        var here = directory.resolve("seed-" + seed);
        Files.createDirectories(here);
        var shops = new ArrayList<Shop>();
        try (var world = World.open(here)) {
            for (var edit = 0; edit < 6; edit++) {
                edit(shops, random);
                var wanted = Shop.desired(AARHUS, shops);
                var plan = world.plan(AARHUS, wanted);
                requireOrder(plan);
                var shuffled = new ArrayList<>(wanted);
                Collections.shuffle(shuffled, random);
                Assertions.assertThat(world.plan(AARHUS, shuffled).changes())
                        .hasToString(plan.changes().toString());
                world.requireConvergence(AARHUS, wanted, new TreeMap<>());
            }
            world.requireConvergence(AARHUS, List.of(), new TreeMap<>());
        }
    }

    private static void edit(List<Shop> shops, Random random) {
        if (shops.size() < 2 || (shops.size() < 4 && random.nextInt(3) == 0)) {
            var number = 1 + shops.stream().mapToInt(Shop::number).max().orElse(0);
            shops.add(
                    new Shop(
                            "shop-" + number,
                            number,
                            random.nextBoolean() ? Shop.WEST : Shop.EAST,
                            "web",
                            random.nextInt(3),
                            10 * random.nextInt(2),
                            "debian-12",
                            random.nextInt(2),
                            1,
                            false));
            return;
        }
        var which = random.nextInt(shops.size());
        var shop = shops.get(which);
        switch (random.nextInt(8)) {
            case 0 -> shops.remove(which);
            case 1 -> shops.set(which, shop.servers(shop.servers() + 1));
            case 2 -> shops.set(which, shop.servers(Math.max(0, shop.servers() - 1)));
            case 3 -> shops.set(which, shop.gib(shop.gib() + 5));
            case 4 -> shops.set(which, shop.gib(0));
            case 5 -> shops.set(which, shop.image("image-" + random.nextInt(3)));
            case 6 -> shops.set(which, shop.namespaces(random.nextInt(3), 1 + random.nextInt(3)));
            default -> shops.set(which, shop.component("part-" + random.nextInt(2)));
        }
    }

    /** What is needed comes first; it goes last, or first if it takes along what needs it. */
    private static void requireOrder(TenantChanges plan) {
        var order = Steps.of(plan).inOrder();
        for (var change : plan.changes()) {
            var own = order.stream().filter(key -> key.address().equals(change.address())).toList();
            for (var step : order) {
                var isMade = step.phase() == StepKey.Phase.MAKE;
                if (isMade
                        && change.findAfter().stream()
                                .flatMap(after -> after.resource().references().stream())
                                .anyMatch(step.address()::equals)) {
                    requireEarlier(order, step, own.getLast());
                }
                if (!isMade
                        && change.findBefore().stream()
                                .flatMap(before -> before.references().stream())
                                .anyMatch(step.address()::equals)) {
                    if (step.address().kind().takesAlong()
                            && own.getFirst().phase() == StepKey.Phase.REMOVE) {
                        requireEarlier(order, step, own.getFirst());
                    } else {
                        requireEarlier(order, own.getFirst(), step);
                    }
                }
            }
        }
    }

    private static void requireEarlier(List<StepKey> order, StepKey first, StepKey second) {
        Assertions.assertThat(order.indexOf(first)).isLessThan(order.indexOf(second));
    }
}
