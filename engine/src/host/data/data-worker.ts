/** The script of the data thread. */
import { serve } from '../serve';
import { dataWork } from './data-work';

serve(dataWork());
