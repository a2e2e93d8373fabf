package io.rowtally.tagging.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, addresses and dates, which have no check digit. */
class VocabularyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "王伟",
                "李小明",
                "欧阳娜",
                "司马相如",
                "诸葛亮",
                "张 三",
                "张　三",
                "陈王丽华",
                "买买提·吐尔逊",
                "阿卜杜拉•艾合买提•买买提",
                "𠮷田",
                "赵𠮷",
                "王秀英  ",
                "趙麗"
            })
    void namesOfPeople(String value) {
        boolean surname = !value.startsWith("𠮷");
        assertEquals(surname, Detected.rules(value).contains("han-name"), value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "江苏省", "江苏", "安徽", "高级", "金额", "商品", "有限公司", "张", "王家庄村", "黄色", "白色", "成都市", "苏州市", "管理员", "支付宝账户",
                "万达广场店", "时间", "方法", "单位", "项目部", "技术部", "已完成", "不合格", "男", "汉族", "已婚", "·王", "王·", "王··伟", "王伟。"
            })
    void wordsAreNoNames(String value) {
        assertEquals("[]", Detected.rules(value).toString());
    }

    /** What registers call their columns is no name of a person, though many such words begin with a surname. */
    @Test
    void wordsOfTheDictionaryAreRarelyNames() throws IOException {
        Path dictionary = Paths.get("src/main/resources/io/rowtally/tagging/zh.tsv");
        List<String> names = new ArrayList<>();
        int words = 0;
        for (String line : Files.readAllLines(dictionary, StandardCharsets.UTF_8)) {
            String word = line.split("\t")[0];
            if (word.length() >= 2 && word.length() <= 4 && Han.is(word.charAt(0))) {
                words++;
                if (Detected.rules(word).contains("han-name")) {
                    names.add(word);
                }
            }
        }
        System.out.println("of " + words + " words " + names.size() + " are taken for names: " + names);
        assertTrue(words > 500 && names.size() < 0.03 * words, names.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "北京市海淀区中关村大街27号|cn-address",
                "江苏省南京市鼓楼区中山北路100号3栋2单元501室|cn-address",
                "四川省成都市武侯区人民南路四段11号|cn-address",
                "广东省深圳市南山区粤海街道|cn-address",
                "新疆维吾尔自治区喀什地区疏附县托克扎克镇3村|cn-address",
                "解放路12号|cn-address",
                "浙江省杭州市西湖区文三路１２号 某某有限公司|cn-address",
                "東京都千代田区丸の内1-9-1|jp-address",
                "서울특별시 중구 세종대로 110|kr-address",
                "12 Main Street|street-address",
                "1600 Pennsylvania Ave, Washington|street-address",
                "221 Baker St.|street-address",
                "Hauptstraße 12, 10115 Berlin|street-address",
                "12 rue de la Paix, 75002 Paris|street-address",
                "Calle Mayor 5, Madrid|street-address",
                "Via Roma 12, Milano|street-address",
                "Rua Augusta, 1500|street-address",
                "ул. Ленина, д. 5, кв. 12|street-address"
            })
    void addresses(String value, String rule) {
        assertTrue(Detected.rules(value).contains(rule), value + " " + Detected.rules(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北京市",
                "江苏省南京市",
                "北京市朝阳区市场监督管理局",
                "南京市鼓楼区某某路桥工程有限公司",
                "道路运输",
                "已发货,请查收",
                "12号",
                "100 drive belts",
                "Street Fighter",
                "3 ways",
                "Main",
                "via email",
                "rue",
                "个体工商户",
                "计算机软件开发",
                "Room 12"
            })
    void whatIsNoAddress(String value) {
        assertEquals("[]", Detected.rules(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-03-07",
                "1985/3/7",
                "1985.03.07",
                "19850307",
                "1985年3月7日",
                "07.03.1985",
                "03/07/1985",
                "31/12/1985",
                "1985-03-07 00:00:00",
                "1985-03-07 00:00:00.0",
                "1985-03-07T00:00:00Z",
                "2000-02-29"
            })
    void daysOfBirth(String value) {
        assertEquals("[birth-date]", Detected.rules(value).toString(), value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-03-07 12:30:00",
                "1985-02-30",
                "1900-02-29",
                "2027-01-01",
                "1899-12-31",
                "1985-13-01",
                "1985-03",
                "1985",
                "85-03-07",
                "1985-03/07",
                "1985-03-071",
                "0000-00-00",
                "1985年3-7"
            })
    void whatIsNoDayOfBirth(String value) {
        assertEquals("[]", Detected.rules(value).toString(), value);
    }
}
