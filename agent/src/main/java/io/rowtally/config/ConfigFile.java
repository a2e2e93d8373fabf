package io.rowtally.config;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The properties file that {@code config=FILE} names: {@link Properties} syntax in UTF-8, with or without a byte order mark.
 *
 * <p>A relative path is under the working directory. The file may hold tag rules that exclude or add columns, so where any
 * part of it cannot be read (missing, not a regular file, over 1 MiB, not UTF-8, a broken {@code \}{@code u} escape) the agent
 * stays off rather than count by half of it. Loaded only when such a file is named.
 */
final class ConfigFile {
    private static final int LARGEST = 1024 * 1024;

    private final String path;
    private final Problems problems;
    private final Map<String, Given> pairs = new LinkedHashMap<>();

    private ConfigFile(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    static Map<String, Given> read(Given config, Problems problems) {
        ConfigFile file = new ConfigFile(config.value, problems);
        try {
            file.lines(file.text());
        } catch (IOException e) {
            problems.stayOff(
                    config.origin, "config=" + Problem.quote(config.value) + " cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            problems.stayOff(config.origin, "config=" + Problem.quote(config.value) + " cannot be read: " + e);
        }
        return file.pairs;
    }

    private String text() throws IOException {
        File file = new File(path);
        if (!file.exists()) {
            throw new IOException("there is no such file (looked for " + file.getAbsolutePath() + ")");
        }
        if (!file.isFile()) {
            throw new IOException("it is not a regular file");
        }
        byte[] bytes = bytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("it is not in UTF-8", e);
        }
    }

    private static byte[] bytes(File file) throws IOException {
        InputStream in = new FileInputStream(file);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int n = in.read(buffer);
            while (n >= 0) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > LARGEST) {
                    throw new IOException("it is larger than 1 MiB");
                }
                n = in.read(buffer);
            }
            return bytes.toByteArray();
        } finally {
            in.close();
        }
    }

    /** Joins continued lines, so that each setting is known by the number of the line on which it begins. */
    private void lines(String text) {
        StringBuilder logical = new StringBuilder();
        int first = 0;
        int number = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endOfLine(text, at);
            String line = text.substring(at, end);
            number++;
            if (first == 0) {
                first = number;
            }
            logical.append(line);
            boolean comment = isComment(logical);
            if (!comment && continues(line)) {
                logical.append('\n');
            } else {
                setting(logical.toString(), path + ":" + first);
                logical.setLength(0);
                first = 0;
            }
            at = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        if (logical.length() > 0) {
            setting(logical.toString(), path + ":" + first);
        }
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isComment(CharSequence logical) {
        for (int i = 0; i < logical.length(); i++) {
            char c = logical.charAt(i);
            if (c == '#' || c == '!') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\f') {
                return false;
            }
        }
        return false;
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void setting(String logical, String origin) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (IllegalArgumentException e) {
            problems.stayOff(
                    origin,
                    "the line has a broken \\u escape (a backslash in a path is written \\\\ or / in this file)");
            return;
        }
        for (String key : one.stringPropertyNames()) {
            String value = one.getProperty(key, "");
            if (oddEscape(logical)) {
                problems.add(
                        origin,
                        "a backslash in this file is written \\\\ or /; the value is read as " + Problem.quote(value));
            }
            if (pairs.put(key, new Given(value.trim(), origin)) != null) {
                problems.add(origin, Problem.quote(key) + " is given twice in this file; the last one counts");
            }
        }
    }

    private static boolean oddEscape(String logical) {
        for (int i = logical.indexOf('\\'); i >= 0 && i + 1 < logical.length(); i = logical.indexOf('\\', i + 2)) {
            if ("\\tnrfu:=#! \n".indexOf(logical.charAt(i + 1)) < 0) {
                return true;
            }
        }
        return false;
    }
}
