package io.rowtally.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into words: whole tokens and phrases of tokens first, longest first; what is left is cut up within one
 * spelling (glued English, undelimited pinyin, compounds of other languages, initials, Han), covered tokens before known ends. Cutting is a shortest path over at most
 * {@value #MAX_CUT} letters. Stateless; any thread.
 */
final class Segmenter {
    private static final int MAX_PHRASE = 5;
    /** Longer runs of letters are no glued words that anybody wrote, and cutting costs length times longest word. */
    private static final int MAX_CUT = 48;

    /** Words of two letters that may stand glued at the end of an English word. */
    private static final Set<String> SHORT_ENDS = new HashSet<>(Arrays.asList("id", "no", "by", "at", "ip", "cd"));

    private final Dictionaries dictionaries;

    Segmenter(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    List<Word> words(String name) {
        List<String> tokens = NameTokens.split(name);
        Sense whole = tokens.size() == 1 ? dictionaries.alone.get(tokens.get(0)) : null;
        if (whole != null) {
            return Collections.singletonList(new Word(tokens.get(0), whole, false));
        }
        List<Word> pieces = new ArrayList<>();
        for (String token : tokens) {
            if (NameTokens.han(token)) {
                pieces.addAll(cut(token, dictionaries.hanSpelling));
            } else if (NameTokens.digits(token)) {
                pieces.add(new Word(token, null, false));
            } else {
                pieces.addAll(latin(token));
            }
        }
        return phrases(pieces);
    }

    private List<Word> latin(String token) {
        Sense whole = dictionaries.find(token);
        if (whole != null || token.length() < 3 || token.length() > MAX_CUT) {
            return Collections.singletonList(new Word(token, whole, false));
        }
        List<List<Word>> ends = new ArrayList<>();
        for (Spelling spelling : dictionaries.latin) {
            List<Word> words = cut(token, spelling);
            if (spelling.covers(words)) {
                return words;
            }
            List<Word> end = knownEnd(words, token);
            if (end.size() > 1 && spelling.trusts(end, token)) {
                ends.add(end);
            }
        }
        if (!ends.isEmpty()) {
            return ends.get(0);
        }
        String meant = dictionaries.misspelt.meant(token);
        return Collections.singletonList(
                meant == null ? new Word(token, null, false) : new Word(meant, dictionaries.find(meant), false));
    }

    /** What lies before the last unknown letters is as unknown as they are: only the end of a token is the head. */
    private static List<Word> knownEnd(List<Word> words, String token) {
        int unknown = words.size() - 1;
        while (unknown >= 0 && words.get(unknown).sense != null) {
            unknown--;
        }
        if (unknown < 0) {
            return words;
        }
        List<Word> end = new ArrayList<>();
        int letters = token.length();
        for (int i = unknown + 1; i < words.size(); i++) {
            letters -= words.get(i).text.length();
        }
        end.add(new Word(token.substring(0, letters), null, false));
        for (int i = unknown + 1; i < words.size(); i++) {
            Word word = words.get(i);
            end.add(i == unknown + 1 ? new Word(word.text, word.sense, true) : word);
        }
        return end;
    }

    private List<Word> cut(String token, Spelling spelling) {
        int n = token.length();
        int[] cost = new int[n + 1];
        int[] from = new int[n + 1];
        boolean[] known = new boolean[n + 1];
        for (int end = 1; end <= n; end++) {
            boolean follows = end > 1 && !known[end - 1];
            cost[end] = cost[end - 1] + (follows ? 12 : 30);
            from[end] = end - 1;
            for (int start = Math.max(0, end - spelling.longest); start <= end - spelling.shortest; start++) {
                if (cost[start] + 10 <= cost[end] && usable(token, start, end, spelling)) {
                    cost[end] = cost[start] + 10;
                    from[end] = start;
                    known[end] = true;
                }
            }
        }
        return trace(token, from, known, spelling);
    }

    private boolean usable(String token, int start, int end, Spelling spelling) {
        int length = end - start;
        if (spelling.style == Spelling.Style.ENGLISH
                && length == 2
                && !(end == token.length() && SHORT_ENDS.contains(token.substring(start)))) {
            return false;
        }
        return spelling.find(token.substring(start, end)) != null;
    }

    private List<Word> trace(String token, int[] from, boolean[] known, Spelling spelling) {
        List<Word> reversed = new ArrayList<>();
        int end = token.length();
        while (end > 0) {
            int start = from[end];
            if (known[end]) {
                boolean glued = start > 0 && !known[start];
                String text = token.substring(start, end);
                reversed.add(new Word(text, spelling.find(text), glued));
            } else {
                while (start > 0 && !known[start]) {
                    start = from[start];
                }
                reversed.add(new Word(token.substring(start, end), null, false));
            }
            end = start;
        }
        Collections.reverse(reversed);
        return reversed;
    }

    private List<Word> phrases(List<Word> pieces) {
        if (pieces.size() < 2) {
            return pieces;
        }
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < pieces.size()) {
            int length = Math.min(MAX_PHRASE, pieces.size() - i);
            Word phrase = null;
            while (length > 1 && phrase == null) {
                phrase = phrase(pieces, i, length);
                if (phrase == null) {
                    length--;
                }
            }
            words.add(phrase == null ? pieces.get(i) : phrase);
            i += length;
        }
        return words;
    }

    private @Nullable Word phrase(List<Word> pieces, int from, int length) {
        StringBuilder glue = new StringBuilder();
        StringBuilder spaced = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            glue.append(pieces.get(i).text);
            spaced.append(i == from ? "" : " ").append(pieces.get(i).text);
        }
        String key = glue.toString();
        Sense sense = dictionaries.english.get(spaced.toString());
        if (sense == null) {
            sense = NameTokens.han(key) ? dictionaries.findHan(key) : dictionaries.find(key);
        }
        if (sense == null) {
            return null;
        }
        boolean numbered = Character.isDigit(sense.text.charAt(sense.text.length() - 1));
        if (sense.words < 2 && (key.length() < 6 && !numbered || sense.pack.equals("zh-initials"))) {
            return null;
        }
        return new Word(key, sense, pieces.get(from).glued);
    }
}
