import './signatures.css';

/** The lines for both sides' signatures, on a printed sheet of an inspection. */
export function Signatures({ inspectors }: { inspectors: readonly { name: string }[] }) {
  return (
    <div className="signatures">
      <div>
        <p>核查组（{inspectors.map(({ name }) => name).join('、') || '姓名'}）签字：</p>
        <p className="signature-day">年　　月　　日</p>
      </div>
      <div>
        <p>被核查单位负责人签字（盖章）：</p>
        <p className="signature-day">年　　月　　日</p>
      </div>
    </div>
  );
}
