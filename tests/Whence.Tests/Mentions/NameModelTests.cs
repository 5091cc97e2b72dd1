using Whence.Mentions;
using Whence.Mentions.Names;
using Whence.Mentions.Names.Features;
using Whence.Models;

namespace Whence.Tests.Mentions;

public sealed class NameModelTests
{
    [Fact]
    public void The_model_was_trained_on_the_syntax_model_that_ships_with_it()
    {
        Assert.SkipWhen(ModelFile.FromResource("mentions.bin") is null, "Built without models.");
        Assert.Equal(ModelFile.FromResource("syntax.bin")?.Sha256, MentionModel.Read(ModelFile.FromResource("mentions.bin")!).SyntaxSha256);
    }

    [Fact]
    public void Known_features_have_their_rows_and_others_none()
    {
        uint[] hashes = [7, 7u << 25, 0, uint.MaxValue, 123_456_789];
        FeatureIndex index = FeatureIndex.Read(new FeatureIndex(hashes).ToBytes());
        var rows = new int[8];
        Assert.Equal(5, index.RowsOf([.. hashes, 8, 9, 10], rows));
        Assert.Equal([1, 2, 3, 4, 5], rows[..5]);
        Assert.Equal(0, index.RowsOf([1, 2, 3], rows));
    }

    [Fact]
    public void Signs_say_what_the_document_and_the_lists_know_of_a_word()
    {
        var signs = new NameSigns(new NameTables { FemaleNames = ["ann"], MaleNames = [], Surnames = ["stone"], Countries = ["chad"], Places = ["new stone harbor", "stone"], Demonyms = [] });
        ulong[][] found = [.. signs.Document([["We", "saw", "New", "Stone", "Harbor", "."], ["Ann", "Stone", "of", "Chad", "saw", "a", "stone", "."]]).Select(sentence => sentence.Signs)];
        const ulong FirstName = 1 << 14, Surname = 1 << 16, Place = 1 << 20, OpensPlace = 1 << 21, InPlace = 1 << 22, Country = 1 << 23, All = FirstName | Surname | (0b111111ul << 20);
        Assert.Equal([0ul, 0, OpensPlace, InPlace | Surname, InPlace, 0], found[0].Select(word => word & All));
        Assert.Equal([FirstName, Surname | Place, 0ul, Country, 0, 0, 0, 0], found[1].Select(word => word & All));
        Assert.Equal(Surname | Place, found[1][6] >> 32 & All);
    }

    [Fact]
    public void A_document_remembers_what_a_capitalised_form_was_last()
    {
        var history = new NameHistory();
        int person = NameLabels.Of(NameClass.Person, NameLabels.Single), place = NameLabels.Of(NameClass.Location, NameLabels.Single);
        history.Add(Words("Vale", "met", "Stone", "Hart"), [person, NameLabels.Outside, NameLabels.Outside, -1]);
        Assert.Equal((int)NameClass.Person, history.Of(new NameWord("Vale")));
        Assert.Equal(-1, history.Of(new NameWord("met")));
        Assert.Equal(NameLabels.ClassCount, history.Of(new NameWord("Stone")));
        Assert.Equal(-1, history.Of(new NameWord("Hart")));
        history.Add(Words("Vale"), [place]);
        Assert.Equal((int)NameClass.Location, history.Of(new NameWord("Vale")));
    }

    [Fact]
    public void Each_row_of_the_context_stands_for_one_place_and_sign()
    {
        var sentence = new NameSentence(Words("The", "Vale", "council"), [0b1, 0b101, 0b1]);
        var history = new NameHistory();
        history.Add(Words("Vale"), [NameLabels.Of(NameClass.Location, NameLabels.Single)]);
        var signs = new List<int>();
        var before = new List<int>();
        NameContext.WriteSigns(sentence, 0, signs);
        NameContext.WriteHistory(history, sentence, 0, before);
        Assert.Equal([NameSigns.Count, 2 * NameSigns.Count, (2 * NameSigns.Count) + 2], signs);
        Assert.Equal([(3 * NameSigns.Count) + (2 * (NameLabels.ClassCount + 1)) + (int)NameClass.Location], before);
        Assert.All(signs.Concat(before), row => Assert.InRange(row, 0, NameContext.Rows - 1));
    }

    private static NameWord[] Words(params string[] forms) => Array.ConvertAll(forms, form => new NameWord(form));
}
