package dk.samsky.model;

/**
 * Compares names as people count: a run of digits is a number. Equal numbers of different length
 * compare as text.
 */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String first, String second) {
        var i = 0;
        var j = 0;
        while (i < first.length() && j < second.length()) {
            var a = first.charAt(i);
            var b = second.charAt(j);
            if (isDigit(a) && isDigit(b)) {
                var endOfA = endOfDigits(first, i);
                var endOfB = endOfDigits(second, j);
                var order = compareNumbers(first, i, endOfA, second, j, endOfB);
                if (order != 0) {
                    return order;
                }
                i = endOfA;
                j = endOfB;
            } else if (a != b) {
                return Character.compare(a, b);
            } else {
                i++;
                j++;
            }
        }
        var rest = Integer.compare(first.length() - i, second.length() - j);
        return rest != 0 ? rest : first.compareTo(second);
    }

    private static int compareNumbers(
            String first, int i, int endOfA, String second, int j, int endOfB) {
        var a = pastZeros(first, i, endOfA);
        var b = pastZeros(second, j, endOfB);
        if (endOfA - a != endOfB - b) {
            return Integer.compare(endOfA - a, endOfB - b);
        }
        while (a < endOfA) {
            var order = Character.compare(first.charAt(a++), second.charAt(b++));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The last digit is kept, even if it is a zero. */
    private static int pastZeros(String text, int from, int end) {
        var start = from;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
