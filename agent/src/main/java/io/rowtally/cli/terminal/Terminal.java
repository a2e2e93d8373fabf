package io.rowtally.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where output goes, and in what language, width and colour. */
public final class Terminal {
    private static final int WIDTH = 120;
    private static final int NARROWEST = 60;

    public final PrintWriter out;
    public final PrintWriter err;
    private final Map<String, String> environment;
    private final Locale locale;
    private final Properties words;

    public Terminal(Map<String, String> environment, Locale locale, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.locale = locale;
        this.out = out;
        this.err = err;
        this.words = words(locale);
    }

    /** The user's locale: LC_ALL, LC_MESSAGES and LANG go before what the JVM made of them. */
    public static Locale locale(Map<String, String> environment, Locale otherwise) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                String language = value.split("[_.@]", 2)[0];
                return language.equals("C") || language.equals("POSIX") ? Locale.ENGLISH : new Locale(language);
            }
        }
        return otherwise;
    }

    private static Properties words(Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh" : "en";
        Properties words = new Properties();
        try (InputStream in = Terminal.class.getResourceAsStream("words_" + language + ".properties")) {
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                words.load(reader);
            }
        } catch (IOException e) {
            // the keys are words too
        }
        return words;
    }

    /** A word or sentence in the user's language, with its arguments put in. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(words.getProperty(key, key), locale).format(arguments);
    }

    /** A name that comes from outside in the user's language, or itself where there is no word for it. */
    public String word(String key) {
        return Printable.of(words.getProperty(key, key));
    }

    /** Whether someone is looking: standard output and input are a terminal. */
    public boolean interactive() {
        return isTerminal(System.console()) && !"dumb".equals(environment.get("TERM"));
    }

    /** From JDK 22 on there may be a console that is no terminal, and {@code Console.isTerminal()} to ask it. */
    static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    public @Nullable String environment(String variable) {
        return environment.get(variable);
    }

    public boolean colours() {
        return interactive() && environment.get("NO_COLOR") == null;
    }

    /** Columns of the terminal. */
    public int width() {
        try {
            return Math.max(NARROWEST, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return WIDTH;
        }
    }

    public String bold(String text) {
        return colours() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
