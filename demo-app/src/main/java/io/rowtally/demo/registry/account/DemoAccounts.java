package io.rowtally.demo.registry.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The twelve clerks and the administrator that a new register starts with. Immutable. */
public final class DemoAccounts {

    public static final String ADMIN = "admin";
    public static final List<String> CLERKS = Collections.unmodifiableList(Arrays.asList(
            "nj0401", "nj0402", "nj0404", "nj0405", "nj0407", "nj0408", "nj0409", "nj0411", "nj0412", "nj0415",
            "nj0417", "nj0420"));

    private static final String[] NAMES = {
        "王建华", "李晓梅", "张志强", "刘芳", "陈海波", "杨丽娟", "赵国庆", "周雪莲", "吴佳", "徐文静", "孙明远", "马秀英"
    };
    private static final String[] DEPARTMENTS = {"注册登记科", "窗口服务科", "信用监管科", "年报科"};

    private DemoAccounts() {}

    /** The password that a new register gives to an account; these accounts exist on a demo machine only. */
    public static String initialPassword(String account) {
        return "demo-" + account;
    }

    /** Names of all accounts, the administrator's last. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(CLERKS);
        all.add(ADMIN);
        return all;
    }

    public static void insert(Connection connection) throws SQLException {
        Random random = new Random(417);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sys_account (account, password_hash, salt, real_name, dept, role, enabled)"
                        + " VALUES (?, ?, ?, ?, ?, ?, TRUE)")) {
            int number = 0;
            for (String account : all()) {
                boolean admin = account.equals(ADMIN);
                byte[] salt = new byte[16];
                random.nextBytes(salt);
                String saltText = Base64.getEncoder().encodeToString(salt);
                insert.setString(1, account);
                insert.setString(2, Passwords.hash(initialPassword(account), saltText));
                insert.setString(3, saltText);
                insert.setString(4, admin ? "郭管理" : NAMES[number]);
                insert.setString(5, admin ? "信息中心" : DEPARTMENTS[number % DEPARTMENTS.length]);
                insert.setString(6, admin ? "admin" : "clerk");
                insert.addBatch();
                number++;
            }
            insert.executeBatch();
        }
    }
}
