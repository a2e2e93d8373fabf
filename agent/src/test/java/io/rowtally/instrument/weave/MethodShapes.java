package io.rowtally.instrument.weave;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Methods as drivers have them, for advice to go into: wide locals, loops, handlers, returns in odd places. */
public class MethodShapes {

    public void nothing() {}

    public long wideParameters(long a, double b, int c, long d) {
        long first = a * 3;
        double second = b + c;
        for (int i = 0; i < Math.abs(c); i++) {
            long inner = first + d;
            second += inner % 5;
            first = inner - 1;
        }
        return first + (long) second;
    }

    public String returnsInFinally(String text, int n) {
        StringBuilder seen = new StringBuilder();
        try {
            if (n == 0) {
                throw new IllegalStateException("zero");
            }
            seen.append(text.length());
            return seen.append("a").toString();
        } catch (NullPointerException e) {
            seen.append("npe");
            return seen.toString();
        } finally {
            seen.append("f");
            if (n > 2) {
                return seen.append("!").toString();
            }
        }
    }

    public int throwsSometimes(int a, int b) {
        try {
            return a / b;
        } catch (ArithmeticException e) {
            if (a > 0) {
                throw new IllegalArgumentException("a " + a, e);
            }
            return -1;
        }
    }

    /** Returns in a try of two, in a handler and in a block of its own. */
    public int handlesAll(int a, int b) {
        try {
            try {
                if (b == 0) {
                    return a;
                }
                return a / (b - 1);
            } catch (ArithmeticException e) {
                return -2;
            } finally {
                a++;
            }
        } catch (RuntimeException e) {
            return -3;
        }
    }

    public long tableSwitch(int n, long seed) {
        long result = seed;
        switch (n) {
            case 0:
                return result;
            case 1:
                result += 10;
            // falls through
            case 2:
                result *= 2;
                break;
            case 3: {
                double half = result / 2.0;
                return (long) half;
            }
            default:
                long other = result << 2;
                return other;
        }
        return result;
    }

    public String stringSwitch(String text) {
        if (text == null) {
            return "none";
        }
        switch (text) {
            case "s1":
                return "one";
            case "s2":
                return "two";
            default:
                return text;
        }
    }

    public synchronized long locked(int n) {
        long sum = 0;
        synchronized (this) {
            for (int i = 0; i < n; i++) {
                synchronized (getClass()) {
                    sum += i;
                    if (i == 2) {
                        return sum;
                    }
                }
            }
        }
        return -sum;
    }

    public Object[] arrays(int n, String text) {
        Object[][] grid = new Object[3][];
        grid[1] = new Object[] {n, text, (double) n};
        int at = n < 0 ? 0 : 1;
        return grid[at] == null ? new Object[0] : grid[at];
    }

    public double nestedLoops(int n, double step) {
        double total = 0;
        outer:
        for (long i = 0; i < 5; i++) {
            for (double d = 0; d < 3; d += 1 + Math.abs(step)) {
                if (i * d > n) {
                    continue outer;
                }
                if (total > 100) {
                    break outer;
                }
                total += d + i;
            }
        }
        return total;
    }

    public String lambdas(String text, long n) throws Exception {
        long twice = n * 2;
        Callable<String> inner = () -> text + twice;
        return inner.call();
    }

    public int recursion(int n) {
        return n <= 0 ? 0 : n + nested(n - 1);
    }

    private int nested(int n) {
        int sum = 0;
        for (int i = 0; i <= n; i++) {
            sum += i;
        }
        return sum;
    }

    public String multiCatch(int n) {
        try {
            if (n == 1) {
                throw new IllegalStateException();
            }
            if (n == 2) {
                Object text = "x";
                return String.valueOf((Integer) text);
            }
            int[] few = new int[2];
            return "" + few[n];
        } catch (IllegalStateException | ClassCastException e) {
            return e.getClass().getSimpleName();
        }
    }

    public boolean conditions(int a, long b, String c) {
        boolean left = a > 0 && b < 0 || c != null && c.length() == a;
        return left ? !Arrays.asList(c, "s1").contains("s2") : b == a;
    }

    public float floats(int n, double d) {
        float small = n * 1.5f;
        float other = (float) d;
        return small > other ? small : other;
    }
}
