using System.Collections.Frozen;

namespace Whence.Articles.Dates;

/// <summary>Names of months, 1 to 12, in the languages whose news pages are read most.</summary>
internal static class MonthNames
{
    // One row a language: January to December, forms of a month apart by '/'.
    private static readonly string[] Rows =
    [
        "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
        "januar/jänner/jän/janner februar/feber märz/mär/maerz/mrz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
        "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov décembre/decembre/déc",
        "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/set/sep octubre/oct noviembre/nov diciembre/dic",
        "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic",
        "janeiro/jan fevereiro/fev março/marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
        "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/augusti/aug september/sep oktober/okt november/nov december/dec",
        "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
        "января/январь/янв февраля/февраль/фев марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu/listopad prosince/prosinec",
        "január februára marec/marca apríl/apríla máj/mája jún/júna júl/júla augusta septembra októbra novembra decembra",
        "január február március április május június július augusztus szeptember október november december",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
        "януари февруари март април май юни юли август септември октомври ноември декември",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "januar februar marts april maj juni juli august september/sept oktober november december/desember/des",
        "januari februari maret/mar april/apr mei juni/jun juli/jul agustus/agu september/sep oktober/okt november/nov desember/des",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
        "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "oca şub mar nis may haz tem ağu eyl eki kas ara",
        "ιαν φεβ μαρ απρ μαΐ/μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
        "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog/studenoga prosinca",
    ];

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = Build();

    /// <summary>The month that <paramref name="word"/> names, or 0.</summary>
    public static int Of(ReadOnlySpan<char> word) => word.Length is >= 3 and <= 13 && Months.TryGetValue(word, out int month) ? month : 0;

    // The first language that claims a form keeps it: "listopada" is November in Polish before October in Croatian.
    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (string row in Rows)
        {
            string[] forms = row.Split(' ');
            for (int i = 0; i < forms.Length; i++)
            {
                foreach (string form in forms[i].Split('/'))
                    months.TryAdd(form, i + 1);
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
