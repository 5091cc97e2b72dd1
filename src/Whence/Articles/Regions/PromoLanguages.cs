namespace Whence.Articles.Regions;

/// <summary>How newspapers in other languages than English point at other stories and at themselves, in lower case.</summary>
internal static class PromoLanguages
{
    /// <summary>How such lines begin.</summary>
    public static readonly string[] Openings =
    [
        "leia também", "leia mais", "leia ainda", "veja também", "veja mais", "confira também", "saiba mais sobre", "você pode gostar", "você também pode gostar", "pode interessar", "notícias relacionadas", "matérias relacionadas", "continua após a publicidade", "continua depois da publicidade", "clique aqui", "receba as notícias", "siga-nos", "inscreva-se", "mais lidas",
        "lea también", "lee también", "leer también", "le puede interesar", "te puede interesar", "también te puede interesar", "puede interesarte", "te recomendamos", "ver también", "vea también", "mira también", "leer más", "lea más", "más noticias", "noticias relacionadas", "lo más leído", "haz clic aquí", "haga clic aquí", "síguenos", "suscríbete", "suscríbase",
        "lire aussi", "à lire aussi", "lire également", "à lire également", "lire la suite", "voir aussi", "à voir aussi", "vous aimerez aussi", "sur le même sujet", "articles liés", "les plus lus", "cliquez ici", "suivez-nous", "abonnez-vous", "inscrivez-vous", "l'article continue",
        "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lies auch", "mehr zum thema", "mehr lesen", "weiterlesen", "das könnte sie auch interessieren", "das könnte sie interessieren", "das könnte dich auch interessieren", "auch interessant", "siehe auch", "meistgelesen", "klicken sie hier", "folgen sie uns", "jetzt abonnieren", "newsletter abonnieren",
        "leggi anche", "leggi tutto", "leggi di più", "potrebbe interessarti", "ti potrebbe interessare", "ti potrebbero interessare", "potrebbero interessarti", "vedi anche", "guarda anche", "articoli correlati", "i più letti", "clicca qui", "seguici", "iscriviti",
        "lees ook", "lees meer", "lees verder", "lees hier", "bekijk ook", "meest gelezen", "klik hier", "volg ons", "schrijf je in",
        "läs också", "läs även", "läs mer", "mest läst", "följ oss", "les også", "les mer", "mest lest", "følg oss", "læs også", "læs mere", "mest læste", "følg os", "lue myös", "lue lisää", "luetuimmat", "seuraa meitä",
        "czytaj także", "czytaj też", "czytaj również", "czytaj więcej", "przeczytaj także", "przeczytaj też", "zobacz także", "zobacz też", "zobacz również", "najczęściej czytane", "kliknij tutaj", "obserwuj nas",
        "čtěte také", "čtěte i", "přečtěte si také", "mohlo by vás zajímat", "čítajte tiež", "prečítajte si aj", "pročitajte još", "pročitajte i", "čitajte i", "preberite tudi", "citește și", "citiți și", "vezi și", "te-ar putea interesa", "olvassa el", "ez is érdekelheti", "kapcsolódó cikk",
        "читайте также", "читать далее", "читать ещё", "читать полностью", "читайте и", "прочетете още", "смотрите также", "ещё по теме", "материалы по теме", "подписывайтесь на", "подпишитесь на", "самое читаемое", "читайте також", "дивіться також", "підписуйтесь на", "підписуйтеся на",
        "διαβάστε επίσης", "διαβάστε ακόμη", "διαβάστε ακόμα", "δείτε επίσης", "ακολουθήστε",
        "ilgili haberler", "devamını oku", "bunlar da ilginizi çekebilir", "ayrıca bakınız", "haberin devamı", "baca juga", "lihat juga", "berita terkait", "artikel terkait", "xem thêm", "đọc thêm", "tin liên quan",
        "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "اقرأ المزيد", "إقرأ أيضا", "شاهد أيضا", "مواضيع ذات صلة", "تابعونا", "بیشتر بخوانید", "بیشتر بدانید", "مطالب مرتبط", "קראו גם", "קרא עוד", "קראו עוד", "यह भी पढ़ें", "ये भी पढ़ें",
        "関連記事", "あわせて読みたい", "こちらもおすすめ", "続きを読む", "相关阅读", "相关新闻", "延伸阅读", "阅读更多", "推荐阅读", "相關新聞", "延伸閱讀", "관련기사", "관련 기사", "함께 읽어보세요",
    ];

    /// <summary>Words that are such a line by themselves.</summary>
    public static readonly string[] Whole =
    [
        "publicidade", "compartilhe", "compartilhar", "assine", "comentários", "publicidad", "compartir", "comparte", "comentarios", "relacionadas", "publicité", "partager", "partagez", "commentaires", "anzeige", "werbung", "teilen", "kommentare", "zum thema",
        "pubblicità", "condividi", "commenti", "correlati", "advertentie", "delen", "reacties", "annons", "dela", "annonse", "annonce", "mainos", "reklama", "udostępnij", "komentarze", "sdílet", "zdieľať", "diskuse", "publicitate", "hirdetés", "megosztás",
        "реклама", "поделиться", "комментарии", "по теме", "подписаться", "поділитися", "коментарі", "διαφήμιση", "κοινοποίηση", "σχόλια", "reklam", "paylaş", "yorumlar", "bagikan", "iklan", "komentar", "chia sẻ", "إعلان", "مشاركة", "شارك", "تعليقات", "تبلیغات",
        "שתף", "תגובות", "विज्ञापन", "広告", "シェア", "コメント", "广告", "分享", "评论", "廣告", "광고", "공유", "댓글",
    ];
}
