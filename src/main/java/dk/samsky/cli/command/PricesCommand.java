package dk.samsky.cli.command;

import dk.samsky.cli.session.OpenWorkspace;
import dk.samsky.cli.session.Output;
import dk.samsky.cli.session.Reliance;
import dk.samsky.cli.session.Selecting;
import dk.samsky.cli.syntax.Arguments;
import dk.samsky.cli.syntax.Command;
import dk.samsky.cli.syntax.ExitStatus;
import dk.samsky.cli.syntax.Syntax;
import dk.samsky.cli.terminal.Terminal;
import dk.samsky.cost.price.PriceList;
import dk.samsky.cost.price.Prices;
import dk.samsky.document.Provider;
import dk.samsky.plan.Selection;
import dk.samsky.report.PricesMarkdown;
import dk.samsky.report.PricesText;
import dk.samsky.report.json.PricesJson;

/** Shows what each provider sells, and what it vouches for. Looks at no cloud and no state. */
public final class PricesCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("prices", "Show what each provider sells, and what it vouches for")
                .example("samsky prices --provider national-cloud", "one provider")
                .example("samsky prices -v", "with the source of every figure")
                .example("samsky prices --at 2027-07-01", "what counts on that day")
                .option(Selecting.PROVIDERS)
                .option(Selecting.AT)
                .options(Output.options("text", "json", "markdown"))
                .options(Output.markdownOption());
    }

    @Override
    public ExitStatus run(Arguments arguments, Terminal terminal) {
        var selection = Selecting.of(arguments);
        try (var open = OpenWorkspace.open(arguments, terminal, Reliance.WHAT_STANDS, _ -> false)) {
            open.check(selection);
            var prices = open.take(Prices.read(open.workspace()));
            var day =
                    Selecting.at(arguments, terminal.clock().instant())
                            .atZone(Prices.ZONE)
                            .toLocalDate();
            var lists =
                    open.workspace().providers().values().stream()
                            .filter(provider -> isMeant(provider, selection))
                            .map(provider -> PriceList.of(prices, provider, day))
                            .toList();
            open.quiet();
            new Output(arguments, terminal)
                    .give(
                            Output.Result.of(
                                    () ->
                                            PricesText.of(
                                                    lists,
                                                    arguments.has("--verbose"),
                                                    terminal.outLook()),
                                    () -> PricesJson.of(lists, open.warnings()),
                                    () -> PricesMarkdown.of(lists)),
                            open.warnings());
            return ExitStatus.DONE;
        }
    }

    private static boolean isMeant(Provider provider, Selection selection) {
        return selection.providers().isEmpty()
                || selection.providers().stream()
                        .anyMatch(glob -> Selection.matches(glob, provider.name()));
    }
}
