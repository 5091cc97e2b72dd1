using Whence.Articles.Regions;

namespace Whence.Tests.Articles.Regions;

public sealed class PromoLineTests
{
    [Theory]
    [InlineData("READ MORE: Ten storms that closed the harbour")]
    [InlineData("Leia também: Porto reabre depois de três dias")]
    [InlineData("Você pode gostar...")]
    [InlineData("También te puede interesar: El puerto reabre")]
    [InlineData("À lire aussi Le port rouvre après la tempête")]
    [InlineData("Das könnte Sie auch interessieren")]
    [InlineData("» Leggi anche: Il porto riapre")]
    [InlineData("Lees ook: Haven weer open")]
    [InlineData("Läs också: Hamnen öppnar igen")]
    [InlineData("ЧИТАЙТЕ ТАКЖЕ: Порт снова открыт")]
    [InlineData("Czytaj też: Port znów otwarty")]
    [InlineData("Baca juga: Pelabuhan dibuka kembali")]
    [InlineData("اقرأ أيضا: الميناء يفتح أبوابه")]
    [InlineData("あわせて読みたい")]
    [InlineData("延伸阅读：港口重新开放")]
    [InlineData("Anzeige")]
    public void Lines_that_point_elsewhere_are_known_in_many_languages(string line) => Assert.True(PromoLines.Matches(line));

    [Theory]
    [InlineData("Readers of the harbour's log found three ships that nobody had entered.")]
    [InlineData("Leitores do jornal contaram ao repórter que o porto reabriu na segunda-feira.")]
    [InlineData("Anzeigen wegen des Schadens seien nicht eingegangen, sagte die Hafenbehörde am Montag.")]
    [InlineData("Mehr zu tun sei nicht möglich gewesen, sagte der Hafenmeister.")]
    [InlineData("Читатели газеты сообщили, что порт открылся в понедельник.")]
    public void Prose_that_begins_alike_is_prose(string line) => Assert.False(PromoLines.Matches(line));
}
