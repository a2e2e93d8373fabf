package io.rowtally.it.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a visitor of the registry asks for.
 *
 * @param form what is posted; a plain look where empty
 * @param status of the answer
 */
record Request(String path, String form, int status) {
    private static final String[] DISTRICTS = {"320102", "320104", "320105", "320106", "320111"};
    private static final String[] WORDS = {"华瑞", "科技", "鼎", "商贸", "欧亚"};
    private static final String[] SURNAMES = {"王", "李", "张", "刘", "欧"};
    private static final int FIRST_COMPANY = 100_001;

    private static Request get(String path) {
        return new Request(path, "", 200);
    }

    /** From the form to the page behind it. */
    static List<Request> login(String account) {
        return List.of(
                get("/login"),
                new Request("/login", "account=" + account + "&password=demo-" + account, 302),
                get("/home"));
    }

    /** A page of people. */
    static Request list() {
        return get("/enterprise/list?district=" + DISTRICTS[0]);
    }

    /** What a clerk looks at after the login, drawn from the seed: lists, sheets, searches. */
    static List<Request> looks(Random random, int number, int companies) {
        List<Request> looks = new ArrayList<>();
        while (looks.size() < number) {
            String district = pick(random, DISTRICTS);
            int company = FIRST_COMPANY + random.nextInt(companies);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> looks.add(get("/enterprise/list?district=" + district));
                case 3, 4 -> looks.add(get("/enterprise/list?district=" + district + "&page=2"));
                case 5, 6 -> looks.add(get("/enterprise/detail?id=" + company));
                case 7 -> looks.add(get("/enterprise/detail?id=" + company + "&full=1"));
                case 8 -> looks.add(get("/search?by=name&q=" + pick(random, WORDS)));
                default -> looks.add(get("/search?by=person&q=" + pick(random, SURNAMES)));
            }
        }
        return looks;
    }

    private static String pick(Random random, String[] words) {
        return URLEncoder.encode(words[random.nextInt(words.length)], StandardCharsets.UTF_8);
    }
}
