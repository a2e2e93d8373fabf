package io.rowtally.demo.registry.synthetic;

import java.util.Random;

/** The syllables that names, streets and trades are put together from. Stateless; any thread. */
final class Words {

    private static final String[] SURNAMES = ("王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun "
                    + "马ma 朱zhu 胡hu 郭guo 何he 林lin 罗luo 高gao 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng "
                    + "曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan 潘pan 于yu 蒋jiang 蔡cai 余yu 杜du 叶ye 程cheng 苏su "
                    + "魏wei 吕lv 丁ding 任ren 沈shen 姚yao 卢lu 姜jiang 崔cui 钟zhong 谭tan 陆lu 汪wang 范fan 金jin 石shi")
            .split(" ");
    private static final String GIVEN =
            "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲梅莉兰凤洁琳素云莲真环雪荣爱妹香月莺媛瑞凡佳" + "嘉琼勤珍贞建国志文辉力永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子";
    private static final String BRAND = "华瑞恒泰鼎盛宏达嘉信诚通远大金源天成兴隆永昌博雅创新智汇海纳百川星辰启明安康正阳凯旋润泽丰茂翔宇";
    private static final String[] TRADES =
            "科技 商贸 建筑工程 物流 餐饮管理 环保设备 机械制造 电子 文化传媒 农业发展 纺织品 信息技术 医疗器械 教育咨询 装饰 食品 物业服务 汽车销售".split(" ");
    private static final String[] STREETS = "人民路 建设街 解放路 中山路 文昌街 滨江大道 工业园路 学府路 长宁街 和平路 朝阳街 东湖路".split(" ");

    private Words() {}

    /** Family name and Latin spelling of it, such as {@code 王wang}. */
    static String surname(Random random) {
        return pick(SURNAMES, random);
    }

    static String given(Random random) {
        String first = letter(GIVEN, random);
        return random.nextInt(4) == 0 ? first : first + letter(GIVEN, random);
    }

    static String brand(Random random) {
        return letter(BRAND, random) + letter(BRAND, random);
    }

    static String trade(Random random) {
        return pick(TRADES, random);
    }

    static String address(Random random, String district) {
        return "南江市" + district + pick(STREETS, random) + (1 + random.nextInt(499)) + "号";
    }

    static String home(Random random, String district) {
        return address(random, district) + (1 + random.nextInt(30)) + "幢" + (101 + random.nextInt(1800)) + "室";
    }

    static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    private static String letter(String letters, Random random) {
        return String.valueOf(letters.charAt(random.nextInt(letters.length())));
    }
}
