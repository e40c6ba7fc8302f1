package dk.samsky.cost.price;

import dk.samsky.diagnostic.Code;

/** Problems with prices, rates and budgets. */
public enum CostCode implements Code {
    BROKEN_TABLE("COST-101", "The table cannot be read"),
    HEADER("COST-102", "The header of the table is not right"),
    CELLS("COST-103", "A row has too few or too many cells"),
    ITEM("COST-104", "Nothing of this kind is priced"),
    UNIT("COST-105", "This is not priced by that unit"),
    NAME("COST-106", "The provider does not have what is priced"),
    REGION("COST-107", "The provider does not have the region"),
    AMOUNT("COST-108", "Not an amount"),
    CURRENCY("COST-109", "Not a currency"),
    DATE("COST-110", "Not a date"),
    SOURCE("COST-111", "A figure has no source"),
    QUALITY("COST-112", "Not a quality of a figure"),
    DUPLICATE("COST-113", "Two rows say the same thing"),
    TIERS("COST-114", "The tiers of a price do not join"),
    COMMITMENT("COST-115", "Not a commitment"),
    CONTRADICTING_RATES("COST-116", "Two rates contradict each other"),
    NOTHING("COST-117", "A price is nothing"),
    NO_RATE("COST-201", "A conversion rate is missing"),
    UNPRICED("COST-202", "A price is unknown"),
    UNALLOCATED("COST-203", "Nobody bears a shared cost"),
    NOT_COME("COST-204", "This time has not come"),
    UNREMEMBERED("COST-205", "Nothing was applied of a tenant"),
    OVER_BUDGET("COST-301", "A budget is exceeded"),
    BUDGET_UNDECIDED("COST-302", "A budget cannot be judged");

    private final String id;
    private final String title;

    CostCode(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
