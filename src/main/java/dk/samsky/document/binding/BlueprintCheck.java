package dk.samsky.document.binding;

import dk.samsky.diagnostic.Problems;
import dk.samsky.document.Blueprint;
import dk.samsky.document.Component;
import dk.samsky.document.DocumentCode;
import dk.samsky.document.Templated;
import java.util.TreeSet;

/** Whether some provider knows the images that a blueprint asks for. */
final class BlueprintCheck {
    private BlueprintCheck() {}

    static void check(Blueprint blueprint, Known known, Problems problems) {
        var images = new TreeSet<String>();
        known.providers().values().forEach(provider -> images.addAll(provider.images().keySet()));
        if (images.isEmpty()) {
            return; // a workspace without a provider of servers yet
        }
        for (var component : blueprint.components().values()) {
            if (component instanceof Component.Servers servers
                    && servers.image() instanceof Templated.Fixed<String>(var image, var span)
                    && !images.contains(image)
                    && !known.mayHave("images", image)) {
                problems.add(
                        Known.unknown(
                                DocumentCode.UNKNOWN_IMAGE,
                                "No provider has an image '" + image + "'.",
                                image,
                                images,
                                span));
            }
        }
    }
}
