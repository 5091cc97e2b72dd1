using Whence.Models;

namespace Whence.Tests.Models;

public sealed class ModelFileTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        Matrix tensor = Numbers.Random(5, 13);
        tensor[0, 0] = 0;
        tensor[1, 1] = 3e-7f;
        tensor[2, 2] = -6e-5f;
        var writer = new ModelWriter();
        writer.AddFact("data", "invented — ßø");
        writer.AddStrings("words", ["", "said", "Łódź"]);
        writer.AddTensor("exact", tensor, EntryKind.Float32);
        writer.AddTensor("half", tensor, EntryKind.Float16);
        writer.AddTensor("byte", tensor, EntryKind.Int8);
        ModelFile file = ModelFile.Read(writer.ToBytes());

        Assert.Equal("invented — ßø", file.Fact("data"));
        Assert.Equal(["", "said", "Łódź"], file.Strings("words"));
        Assert.Equal((5, 13), file.Shape("half"));
        Assert.Equal(tensor.Span.ToArray(), Read(file, "exact"));
        Assert.Equal(tensor.Span.ToArray().Select(v => (float)(Half)v), Read(file, "half"));
        Assert.All(tensor.Span.ToArray().Zip(Read(file, "byte")), pair => Assert.Equal(pair.First, pair.Second, 0.005));
    }

    [Fact]
    public void A_damaged_model_is_refused_wherever_the_damage_lies()
    {
        var writer = new ModelWriter();
        writer.AddTensor("weights", Numbers.Random(2, 2), EntryKind.Float32);
        byte[] bytes = writer.ToBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x40;
            Assert.Throws<InvalidModelException>(() => ModelFile.Read(damaged));
            Assert.Throws<InvalidModelException>(() => ModelFile.Read(bytes.AsMemory(0, i)));
        }
    }

    [Fact]
    public void A_tensor_of_another_shape_is_refused_by_name()
    {
        var writer = new ModelWriter();
        writer.AddTensor("weights", Numbers.Random(2, 2), EntryKind.Float32);
        ModelFile file = ModelFile.Read(writer.ToBytes());
        Assert.Contains("weights", Assert.Throws<InvalidModelException>(() => file.ReadTensor("weights", new Matrix(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("bias", Assert.Throws<InvalidModelException>(() => file.ReadTensor("bias", new Matrix(2, 3))).Message, StringComparison.Ordinal);
    }

    private static float[] Read(ModelFile file, string name)
    {
        var target = new Matrix(5, 13);
        file.ReadTensor(name, target);
        return target.Span.ToArray();
    }
}
