package dk.samsky.state;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ServiceLoader;

/** Opens stores as the product does. */
final class Stores {
    private Stores() {}

    static StateStore sqlite(Path workspace, String location, InstantSource clock) {
        return sqlite().open(workspace, location, clock);
    }

    static StateStore look(Path workspace, String location, InstantSource clock) {
        return sqlite().look(workspace, location, clock);
    }

    private static StateStoreFactory sqlite() {
        return ServiceLoader.load(StateStoreFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("sqlite"))
                .findFirst()
                .orElseThrow();
    }
}
