package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/**
 * Names of people in Han: a surname of the Hundred Family Surnames and of the censuses since, then one or two
 * characters; or a transcribed name with its middle dot. Words begin with surnames too, so what ends like a place, a
 * firm or a thing is none, and the column's name has to confirm it.
 */
final class HanNames {
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
                    + "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸範賈韋鄒邱閻龍賀顧龔邵萬錢嚴湯溫";
    private static final String COMPOUND =
            " 欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙"
                    + " 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 歐陽 司馬 東方 諸葛 ";
    /** Last characters of places, firms, offices, titles and things, which no given name has. */
    private static final String NEVER_LAST =
            "省市县区镇乡村街路号店厂局部所院校司会社室厅处组队站馆场园楼层栋元件个级类型款率额量数费价表单码证书册者员师们的了吗是否称式法券卡箱袋机器车人户铺籍址";
    /** Words of two to four characters that begin with a surname. */
    private static final String WORDS =
            " 高级 高中 高度 高等 高新 高速 高温 中文 方法 方案 方向 方式 方面 时间 时期 时效 白色 白酒 白天 黄色 黄金 黄河 成都 成功 成本 成立 成人 成员 成品 安徽 安全 安装 安排 江苏 江西 江南"
                    + " 云南 云计算 广东 宁夏 宁波 海南 海口 海外 海关 海洋 南京 南昌 南宁 南方 华东 华北 华南 明细 明天 明确 计划 计算 计量 支付 支持 支出 平台 平均 平方 平安 平米 国家 国内 国际 国产 国有 全部 全国 全年 全职 全额"
                    + " 万元 万事 管理 管道 应用 应收 应付 解决 解除 解释 连接 连续 包装 包含 包括 关于 关闭 关联 关系 常用 常规 常住 常见 单位 单价 单身 单独 原因 原始 原料 原价 商品 商业 商务 商标 经理 和平 相关 相同 相册"
                    + " 信息 信用 信息化 文化 文件 文字 文本 文学 武汉 武术 石油 石家庄 金额 金融 金属 金牌 路线 车辆 车间 项目 花园 花生 水果 米粉 马上 马路 温度 温州 温馨 左右 左侧 向上 向下 古代 古典 农业 农村 农民 农药"
                    + " 任务 任意 任职 田园 牛奶 牛肉 羊肉 鱼类 龙头 冷藏 冷链 冷却 红色 蓝色 银行 银色 利息 利润 利率 利用 公告 公开 公共 公民 公寓 公务 公园 公众 公斤 公里 公示 元旦 干部 干货 干燥 但是 强制 强化 权限 权利 权益 居民 居住"
                    + " 展示 展览 修改 修复 修理 印刷 印章 容量 容器 来源 来自 初中 初级 初始 门诊 门户 门窗 都市 普通 普及 丰富 游戏 游客 管控 房产 房屋 房间 房地产 易碎 盛夏 曲线 全日制 施工 施行 文艺 美术 汤料 白糖 程序 程度 钱包 严重 严格"
                    + " 查询 查看 麻醉 景区 党员 党支部 党委 群众 团员 宗教 官方 封面 谈判 惠州 荣誉 桂林 柏油 卫生 边界 师范 师傅 仇恨 沙发 沙漠 明星 池塘 时尚 满意 海鲜 楼盘 盘点 花卉 位置 井盖 祖国 巴士 索引 索赔 晋升 云端"
                    + " 敬请 伏特 薄膜 母亲 乌鲁木齐 阿里 信托 富裕 智能 智慧 智慧城市 幸福 奉献 植物 衡量 由于 未知 黄山 徐州 郑州 苏州 杭州 常州 温泉 谷物 简介 简历 简单 简称 简体 祝福 符合 符号 季度 季节 童装 毕业 甘肃 甘草 石材 贵州 关键 焦点 曾用名 党派 相片 车牌 车主 车系 董事 班主任 文档 文章 路由 路径 费用 区域 颜色 商家 公司 ";

    private HanNames() {}

    static List<Detector> detectors() {
        return Collections.singletonList(Detector.format(
                "han-name", Category.PERSON_NAME, 0.1, value -> Lists.each(value.plain, HanNames::name)));
    }

    private static boolean name(Chars text) {
        if (text.length() < 2 || text.length() > 24) {
            return false;
        }
        int dot = middleDot(text);
        if (dot >= 0) {
            return transcribed(text, dot);
        }
        int spaced = text.indexOf(' ', 0);
        if (spaced >= 0) {
            String joined = text.text(0, spaced) + text.text(spaced + 1, text.length());
            return text.length() <= 4
                    && joined.indexOf(' ') < 0
                    && joinedName(new Chars(joined.toCharArray(), joined.length()));
        }
        return joinedName(text);
    }

    private static boolean joinedName(Chars text) {
        int count = Han.count(text, 0, text.length());
        if (count < 2 || count > 4 || NEVER_LAST.indexOf(text.at(text.length() - 1)) >= 0 || word(text)) {
            return false;
        }
        boolean compound = count > 2 && COMPOUND.contains(' ' + text.text(0, 2) + ' ');
        boolean married = count == 4 && surname(text, 0) && surname(text, 1);
        return compound || married || count < 4 && surname(text, 0);
    }

    private static boolean word(Chars text) {
        return WORDS.contains(' ' + text.text(0, text.length()) + ' ') || WORDS.contains(' ' + text.text(0, 2) + ' ');
    }

    private static boolean surname(Chars text, int i) {
        return SURNAMES.indexOf(text.at(i)) >= 0;
    }

    private static int middleDot(Chars text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if ("·•‧・".indexOf(text.at(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** As of Uyghurs and Tibetans: parts of one to eight characters. */
    private static boolean transcribed(Chars text, int dot) {
        int from = 0;
        while (from < text.length()) {
            int next = text.indexOf(text.at(dot), from);
            int end = next < 0 ? text.length() : next;
            int count = Han.count(text, from, end);
            if (count < 1 || count > 8) {
                return false;
            }
            from = end + 1;
        }
        return from == text.length() + 1;
    }
}
